using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PersonaUniverse.Memory;

/// <summary>Ids made from what a memory comes from: deriving it again gives the same one. UUIDs of version 5 (RFC 9562, 5.5).</summary>
internal static class MemoryId
{
    // Of this project alone, drawn once: names are hashed within it.
    private static readonly Guid Namespace = new("6f1c3a52-9a0e-4c0b-8d57-2f0f6f1f7a11");

    /// <summary>The id of what one side said in a turn.</summary>
    /// <remarks>The turn's time tells it from one of the same number in a session that was deleted and begun again.</remarks>
    public static Guid OfTurn(UserPersonaKey key, string sessionId, long seq, DateTimeOffset at, MemoryKind kind)
        => Create($"{NameOf(key, sessionId, seq, at)}\n{kind}");

    /// <summary>The id of a fact.</summary>
    public static Guid OfFact(UserPersonaKey key, string sessionId, long seq, DateTimeOffset at, string fact)
        => Create($"{NameOf(key, sessionId, seq, at)}\n{MemoryKind.Fact}\n{fact}");

    /// <summary>The id of a summary: of fewer memories, it is another one.</summary>
    public static Guid OfSummary(UserPersonaKey key, IEnumerable<Guid> sources)
        => Create($"{key}\n{MemoryKind.Summary}\n{string.Join('\n', sources)}");

    // A turn's time is kept to the microsecond.
    private static string NameOf(UserPersonaKey key, string sessionId, long seq, DateTimeOffset at)
        => string.Create(CultureInfo.InvariantCulture, $"{key}\n{sessionId}\n{seq}\n{at.UtcTicks / TimeSpan.TicksPerMicrosecond}");

    private static Guid Create(string name)
    {
        Span<byte> input = stackalloc byte[16];
        Namespace.TryWriteBytes(input, bigEndian: true, out _);
#pragma warning disable CA5350 // What version 5 is defined by; it names, it protects nothing.
        var hash = SHA1.HashData([.. input, .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        var id = hash.AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x50);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
