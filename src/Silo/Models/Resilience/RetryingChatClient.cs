using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace PersonaUniverse.Models.Resilience;

/// <summary>Repeats a call that failed before its first text, when repeating may help and the provider does not mind.</summary>
/// <remarks>
/// Deadlines are not repeated: whoever waited that long is better served by the fallback. Nor is anything after the first
/// text: it has been seen.
/// </remarks>
internal sealed partial class RetryingChatClient : DelegatingChatClient
{
    private readonly string _name;
    private readonly TimeSpan _maxDelay;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _retries;

    public RetryingChatClient(
        IChatClient inner, string name, ModelRetryOptions options, TimeProvider clock, ILogger<RetryingChatClient> logger)
        : base(inner)
    {
        _name = name;
        _maxDelay = options.MaxDelay;
        _logger = logger;
        _retries = options.Attempts == 0 ? ResiliencePipeline.Empty : Build(options, clock);
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await _retries.ExecuteAsync(
            static async (call, stop) => await call.Inner.GetResponseAsync(call.Messages, call.Options, stop),
            (Inner: InnerClient, Messages: messages, Options: options),
            cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => new OpeningStream(
            stop => _retries.ExecuteAsync(
                static (call, token) => OpenStream.OpenAsync(call.Inner, call.Messages, call.Options, token),
                (Inner: InnerClient, Messages: messages, Options: options),
                stop),
            cancellationToken);

    private ResiliencePipeline Build(ModelRetryOptions options, TimeProvider clock)
        => new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Attempts,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(MayHelp(arguments.Outcome.Exception)),

                // Null leaves the delay to the backoff.
                DelayGenerator = static arguments
                    => ValueTask.FromResult((arguments.Outcome.Exception as ModelException)?.RetryAfter),
                OnRetry = arguments =>
                {
                    LogRetried(_logger, _name, (arguments.Outcome.Exception as ModelException)?.Failure, arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private bool MayHelp(Exception? exception)
        => exception is ModelException { Failure: ModelFailure.Unavailable or ModelFailure.RateLimited } failure
            && (failure.RetryAfter is not { } wait || wait <= _maxDelay);

    [LoggerMessage(2202, LogLevel.Information, "Model {Model} failed ({Failure}) and is asked again in {Delay}")]
    private static partial void LogRetried(ILogger logger, string model, ModelFailure? failure, TimeSpan delay);
}
