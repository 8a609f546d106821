using Microsoft.Extensions.Options;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>The collection that all memories made with one embedder live in, made when it is first needed.</summary>
/// <remarks>Another embedder has another collection: vectors of two never meet.</remarks>
internal sealed class QdrantCollection(
    QdrantClient client, IOptions<QdrantOptions> options, MemoryEmbedder embedder) : IDisposable
{
    public const string Meaning = "meaning";
    public const string Words = "words";
    public const string Tenant = "tenant";

    private const int GraphLinks = 16;

    private readonly SemaphoreSlim _making = new(1, 1);
    private volatile bool _made;

    /// <summary>Gets the collection's name.</summary>
    public string Name { get; } = $"{options.Value.Collection}-{embedder.Name}";

    /// <summary>Makes the collection and its index if they are not there.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_made)
        {
            return;
        }

        await _making.WaitAsync(cancellationToken);
        try
        {
            if (_made)
            {
                return;
            }

            if (!await client.ExistsAsync(Name, cancellationToken))
            {
                await client.CreateAsync(Name, Settings(), cancellationToken);
            }

            await client.IndexAsync(Name, new CreateIndex(Tenant, new IndexSchema("keyword", IsTenant: true)), cancellationToken);
            _made = true;
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose() => _making.Dispose();

    /// <summary>Notes that the collection has gone, as when Qdrant lost its disk.</summary>
    public void Forget() => _made = false;

    private CreateCollection Settings() => new(
        new Dictionary<string, DenseParameters> { [Meaning] = new(embedder.Dimensions, "Dot") },
        new Dictionary<string, SparseParameters> { [Words] = new() },
        new GraphParameters(M: 0, GraphLinks));
}
