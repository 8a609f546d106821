using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Orleans.Concurrency;

namespace PersonaUniverse.Personas;

[StatelessWorker]
[GrainType("persona-files")]
internal sealed class PersonaFilesGrain(IPersonaFiles files) : Grain, IPersonaFilesGrain
{
    public async Task<string> PutAsync(ImmutableArray<byte> content, CancellationToken cancellationToken = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.AsSpan()));
        await files.PutAsync(hash, ImmutableCollectionsMarshal.AsArray(content) ?? [], cancellationToken);
        return hash;
    }

    public async Task<ImmutableArray<byte>?> GetAsync(string hash, CancellationToken cancellationToken = default)
        => await files.GetAsync(hash, cancellationToken) is { } content
            ? ImmutableCollectionsMarshal.AsImmutableArray(content)
            : null;
}
