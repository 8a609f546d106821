using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Prompts;

/// <summary>What is kept of a prompt so that it can be rendered again: its texts and its traits, each once a session.</summary>
internal static class PromptRecord
{
    public const string System = "system";
    public const string Preferences = "preferences";
    public const string Lore = "lore";
    public const string Reminder = "reminder";
    public const string Traits = "traits";

    /// <summary>The parts of a prompt that are not empty, by what they are.</summary>
    /// <param name="texts">The prompt's texts.</param>
    /// <param name="traits">The persona's own traits, below the shifts that change from turn to turn.</param>
    public static ImmutableSortedDictionary<string, string> PartsOf(PromptTexts texts, ImmutableArray<Trait> traits)
    {
        // What traits mean stands in the system text.
        Trait[] bare = [.. traits.Select(trait => trait with { Description = "" })];
        (string Name, string Text)[] parts =
        [
            (System, texts.System),
            (Preferences, texts.Preferences),
            (Lore, texts.Lore),
            (Reminder, texts.Reminder),
            (Traits, JsonSerializer.Serialize(bare, PromptJson.Default.TraitArray)),
        ];
        return parts.Where(part => part.Text.Length > 0)
            .ToImmutableSortedDictionary(part => part.Name, part => part.Text, StringComparer.Ordinal);
    }

    /// <summary>Reads the texts back.</summary>
    public static PromptTexts TextsOf(IReadOnlyDictionary<string, string> parts)
        => new(
            parts.GetValueOrDefault(System, ""),
            parts.GetValueOrDefault(Preferences, ""),
            parts.GetValueOrDefault(Lore, ""),
            parts.GetValueOrDefault(Reminder, ""));

    /// <summary>Reads the persona's own traits back, without their descriptions.</summary>
    public static ImmutableArray<Trait> TraitsOf(IReadOnlyDictionary<string, string> parts)
        => parts.TryGetValue(Traits, out var json) ? [.. JsonSerializer.Deserialize(json, PromptJson.Default.TraitArray) ?? []] : [];

    /// <summary>The hash of a text.</summary>
    public static string HashOf(string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, text);
        return ToHex(hash);
    }

    /// <summary>The hash of a whole prompt: of its messages' roles and texts, each with its length before it.</summary>
    public static string HashOf(IEnumerable<ChatMessage> messages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (var message in messages)
        {
            foreach (var text in (ReadOnlySpan<string>)[message.Role.Value, message.Text])
            {
                BinaryPrimitives.WriteInt64LittleEndian(length, Encoding.UTF8.GetByteCount(text));
                hash.AppendData(length);
                Append(hash, text);
            }
        }

        return ToHex(hash);
    }

    // Prompts are long, and every turn hashes several: their bytes go through a borrowed buffer.
    private static void Append(IncrementalHash hash, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        hash.AppendData(buffer, 0, Encoding.UTF8.GetBytes(text, buffer));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static string ToHex(IncrementalHash hash)
    {
        Span<byte> value = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(value);
        return Convert.ToHexStringLower(value);
    }
}
