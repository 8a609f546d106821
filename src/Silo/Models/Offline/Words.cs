using System.Collections.Frozen;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Models.Offline;

/// <summary>Finds the words of a text, and those that carry its content.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Empty = Set(
        """
        a an the this that these those my your our his her its their i me you he she it we us they them mine yours myself yourself
        is am are was were be been being do does did done doing has have had having can could will would shall should may might must
        not no yes yeah ok okay and or but so if then than because as at by for from in into of off on onto over out to up down with
        without about between through during before after again just only also too very really quite much many more most some any all
        both each few other such own same here there now today tonight tomorrow yesterday week month year day last next ago always
        never often sometimes maybe perhaps what who whom whose which when where why how hello hi hey dear please thanks thank bye
        goodbye good well great nice tell say said says talk speak ask asked think thinking thought know knew known want wanted wants
        need needs needed feel feeling feels felt like likes liked love make makes making made get gets getting got go goes going went
        gone come comes came coming take takes took see saw look looks looking find finds found give gave let lets put try trying tried
        start started starting stop stopped keep keeps help helps helping explain explains describe write show learn learning learned
        play playing work working works use using used mean means remember remind i'm i've i'll i'd it's that's don't can't won't
        doesn't didn't isn't aren't you're you've what's who's let's there's thing things something anything nothing everything
        someone anyone everyone one two lot lots kind sort bit way ever still even around while since until though lately right
        become became seems seem happen happened happens wonder wondering hard easy better best worse worst new old big little
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EmptyLookup =
        Empty.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds the words: runs of letters and digits with apostrophes and hyphens inside them.</summary>
    public static IEnumerable<Range> Enumerate(string text)
    {
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && TextReading.IsInWord(text, index, start >= 0))
            {
                start = start < 0 ? index : start;
            }
            else if (start >= 0)
            {
                yield return start..index;
                start = -1;
            }
        }
    }

    public static int Count(string text) => Enumerate(text).Count();

    /// <summary>Whether a word is one that says nothing about what is spoken of.</summary>
    public static bool IsEmpty(ReadOnlySpan<char> word) => EmptyLookup.Contains(word);

    /// <summary>Gets the words that carry content, in lower case and without a plural or possessive ending.</summary>
    public static HashSet<string> Content(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var range in Enumerate(text))
        {
            var word = text.AsSpan(range);
            if (word.Length > 2 && !IsEmpty(word))
            {
                words.Add(Stem(word).ToString());
            }
        }

        return words;
    }

    /// <summary>Shortens a text to its first words.</summary>
    public static string First(string text, int count)
    {
        var end = 0;
        foreach (var range in Enumerate(text))
        {
            if (count-- == 0)
            {
                return text[..end].TrimEnd() + " …";
            }

            end = range.End.GetOffset(text.Length);
        }

        return text.Trim();
    }

    public static FrozenSet<string> Set(string words)
        => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        word = word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;
        return word.Length > 3 && word[^1] is 's' && word[^2] is not 's' ? word[..^1] : word;
    }
}
