using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersonaUniverse.Personas;

/// <summary>What a persona knows, as its card tells it. Kept as a file outside the persona's state, for it may be large.</summary>
/// <param name="ScanDepth">In how many of the last messages keys are looked for, from 1.</param>
/// <param name="TokenBudget">How many tokens, about, what comes up may take; null for the default.</param>
/// <param name="Recursive">Whether what came up may bring up more.</param>
/// <param name="Entries">The entries that are switched on.</param>
public sealed record Lorebook(int ScanDepth, int? TokenBudget, bool Recursive, ImmutableArray<LoreEntry> Entries)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is no lorebook.</exception>
    public static Lorebook Read(ReadOnlySpan<byte> file)
        => JsonSerializer.Deserialize(file, LoreJson.Default.Lorebook) ?? throw new JsonException("An empty lorebook.");

    /// <summary>Writes a file; the same book makes the same bytes.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, LoreJson.Default.Lorebook);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Lorebook))]
internal sealed partial class LoreJson : JsonSerializerContext;
