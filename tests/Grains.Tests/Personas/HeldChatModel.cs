using Microsoft.Extensions.AI;
using PersonaUniverse.Models;

namespace PersonaUniverse.Personas;

/// <summary>The only model there is; it answers when the test lets it.</summary>
internal sealed class HeldChatModel : IChatModels, IChatClient
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends when the model is asked.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Gets a task that ends when whoever asked no longer waits.</summary>
    public Task Left => _left.Task;

    public void Answer(string text) => _answer.TrySetResult(text);

    public IChatClient Choose(string? name) => this;

    public IChatClient? ChooseExtractor(string? name) => this;

    public ChatOptions Accepted(string? name, bool byFallback, ChatOptions options) => options;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        _asked.TrySetResult();
        try
        {
            var text = await _answer.Task.WaitAsync(cancellationToken);
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { ModelId = "held" };
        }
        catch (OperationCanceledException)
        {
            _left.TrySetResult();
            throw;
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException("A reading is read whole.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
