using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>
/// Keeps what belongs to personas and is too large for their state: pictures, cards, lorebooks. The key means nothing, by convention 0.
/// </summary>
/// <remarks>A file's name is the hash of its bytes, so it never changes, and clones share it.</remarks>
[Alias("persona-files"), GrainInterfaceType("persona-files")]
public interface IPersonaFilesGrain : IGrainWithIntegerKey
{
    /// <summary>Keeps a file.</summary>
    /// <returns>Its name: the SHA-256 of its bytes, in lower-case hexadecimal.</returns>
    [Alias("put")]
    Task<string> PutAsync(ImmutableArray<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Reads a file; null when there is none of that name.</summary>
    [Alias("get")]
    Task<ImmutableArray<byte>?> GetAsync(string hash, CancellationToken cancellationToken = default);
}
