using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace PersonaUniverse.Models.Resilience;

/// <summary>Leaves a model alone that keeps failing. Refusals do not count: they say something about the request.</summary>
internal sealed partial class CircuitBreakerChatClient : DelegatingChatClient
{
    private readonly string _name;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _breaker;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly TimeProvider _clock;
    private long _openUntil;

    public CircuitBreakerChatClient(
        IChatClient inner,
        string name,
        ModelBreakerOptions options,
        TimeProvider clock,
        ILogger<CircuitBreakerChatClient> logger)
        : base(inner)
    {
        _name = name;
        _logger = logger;
        _clock = clock;
        _breaker = Build(options);
    }

    /// <summary>Gets whether calls go through, or one at least may try.</summary>
    /// <remarks>An open breaker notices that its break is over only when the next call comes.</remarks>
    public bool Answers => _state.CircuitState is CircuitState.Closed or CircuitState.HalfOpen
        || _clock.GetUtcNow().UtcTicks >= Volatile.Read(ref _openUntil);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _breaker.ExecuteAsync(
                static async (call, stop) => await call.Inner.GetResponseAsync(call.Messages, call.Options, stop),
                (Inner: InnerClient, Messages: messages, Options: options),
                cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            throw LeftAlone(e);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stream = await OpenAsync(messages, options, cancellationToken);
        await using var updates = stream.Updates;
        for (var more = stream.Any; more;)
        {
            yield return updates.Current;
            try
            {
                more = await updates.MoveNextAsync();
            }
            catch (ModelException e)
            {
                await CountAsync(e);
                throw;
            }
        }
    }

    private async ValueTask<OpenStream> OpenAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return await _breaker.ExecuteAsync(
                static (call, stop) => OpenStream.OpenAsync(call.Inner, call.Messages, call.Options, stop),
                (Inner: InnerClient, Messages: messages, Options: options),
                cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            throw LeftAlone(e);
        }
    }

    /// <summary>Counts a failure after the first text, which the breaker had taken for a success.</summary>
    private async ValueTask CountAsync(ModelException failure)
    {
        try
        {
            await _breaker.ExecuteAsync(static (e, _) => ValueTask.FromException(e), failure, CancellationToken.None);
        }
        catch (Exception e) when (e is ModelException or BrokenCircuitException)
        {
            // Counted; the caller throws the failure itself.
        }
    }

    private ModelException LeftAlone(BrokenCircuitException e)
        => new(ModelFailure.Unavailable, $"The model '{_name}' kept failing and is left alone for a while.", e.RetryAfter);

    // Whatever is no failure closes a breaker that lets one call try: a caller who stops that call before its first text has not shown
    // that the model answers. While the breaker is closed, a stop says nothing of the model.
    private bool IsFailure(Exception? outcome) => outcome switch
    {
        ModelException { Failure: not ModelFailure.Refused } => true,
        OperationCanceledException => _state.CircuitState is CircuitState.HalfOpen,
        _ => false,
    };

    private ResiliencePipeline Build(ModelBreakerOptions options)
        => new ResiliencePipelineBuilder { TimeProvider = _clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.FailureRatio,
                SamplingDuration = options.Window,
                MinimumThroughput = options.MinimumCalls,
                BreakDuration = options.Break,
                StateProvider = _state,
                ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome.Exception)),
                OnOpened = arguments =>
                {
                    Volatile.Write(ref _openUntil, (_clock.GetUtcNow() + arguments.BreakDuration).UtcTicks);
                    LogOpened(_logger, _name, arguments.BreakDuration);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    LogClosed(_logger, _name);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    [LoggerMessage(2200, LogLevel.Warning, "Model {Model} kept failing and is left alone for {Break}")]
    private static partial void LogOpened(ILogger logger, string model, TimeSpan @break);

    [LoggerMessage(2201, LogLevel.Information, "Model {Model} answers again")]
    private static partial void LogClosed(ILogger logger, string model);
}
