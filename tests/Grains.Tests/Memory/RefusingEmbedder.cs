using Microsoft.Extensions.AI;

namespace PersonaUniverse.Memory;

/// <summary>An embedder that refuses its first calls, the last of them only when the test lets it.</summary>
/// <param name="refusals">How many calls it refuses.</param>
internal sealed class RefusingEmbedder(int refusals) : DelegatingEmbeddingGenerator<string, Embedding<float>>(new ConstantEmbedder())
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    /// <summary>Gets a task that ends when the call that it holds has come.</summary>
    public Task Asked => _asked.Task;

    public void Release() => _released.SetResult();

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (++_calls > refusals)
        {
            return await base.GenerateAsync(values, options, cancellationToken);
        }

        if (_calls == refusals)
        {
            _asked.SetResult();
            await _released.Task.WaitAsync(cancellationToken);
        }

        throw new InvalidOperationException("The embedder cannot read this.");
    }
}
