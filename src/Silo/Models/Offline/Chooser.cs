using System.Collections.Immutable;

namespace PersonaUniverse.Models.Offline;

/// <summary>Chooses among lines: the same prompt chooses the same, and nothing said lately is chosen again.</summary>
/// <remarks>
/// The seed leaves the intensities out. A trait that is turned up therefore adds to a reply instead of shuffling it, and its
/// feature rises step by step.
/// </remarks>
internal sealed class Chooser
{
    private const int RepliesKeptInMind = 4;

    private readonly ulong _seed;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public Chooser(OfflinePrompt prompt)
    {
        Turn = prompt.Replied.Length;
        Recent = prompt.Replied[Math.Max(0, Turn - RepliesKeptInMind)..];
        _seed = Mix(Hash(prompt.PersonaId) + Mix(Hash(prompt.Message) + (ulong)Turn));
    }

    /// <summary>Gets how many replies came before this one.</summary>
    public int Turn { get; }

    private ImmutableArray<string> Recent { get; }

    /// <summary>Gets a number in [0, 1) that is fixed for this prompt and purpose.</summary>
    public double Share(string purpose) => (Mix(_seed + (Hash(purpose) * 0x9E3779B97F4A7C15UL)) >> 11) / (double)(1UL << 53);

    /// <summary>Rounds a number up or down so that over many prompts its mean is kept.</summary>
    public int Round(double number, string purpose) => (int)Math.Floor(number + Share(purpose));

    /// <summary>Chooses a line that was not used in this reply and, if there is one, not in the last ones.</summary>
    public string Line(ImmutableArray<string> lines, string purpose)
    {
        if (lines.IsDefaultOrEmpty)
        {
            return "";
        }

        var start = (int)(Share(purpose) * lines.Length);
        string? spare = null;
        for (var step = 0; step < lines.Length; step++)
        {
            var line = lines[(start + step) % lines.Length];
            if (_used.Contains(line))
            {
                continue;
            }

            if (!IsRecent(line))
            {
                _used.Add(line);
                return line;
            }

            spare ??= line;
        }

        var chosen = spare ?? lines[start];
        _used.Add(chosen);
        return chosen;
    }

    private bool IsRecent(string line)
    {
        var mark = LongestLiteral(line);
        foreach (var reply in Recent)
        {
            if (reply.AsSpan().Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // What of a line is sure to stand in a reply made with it: the part free of placeholders.
    private static ReadOnlySpan<char> LongestLiteral(ReadOnlySpan<char> line)
    {
        var longest = ReadOnlySpan<char>.Empty;
        foreach (var range in line.SplitAny('{', '}', '|'))
        {
            var part = line[range].Trim();
            longest = part.Length > longest.Length ? part : longest;
        }

        return longest;
    }

    private static ulong Hash(string text)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
