namespace PersonaUniverse.Memory.Ranking;

/// <summary>Takes a text apart into the terms by which it is found.</summary>
internal static class TextAnalyzer
{
    /// <summary>Finds the stem that stands for a word; <see langword="null"/> when the word tells nothing.</summary>
    public static string? StemOf(string word)
        => StopWords.Contains(word) ? null : Stemmer.Stem(IrregularForms.Lemma(WithoutApostrophe(word)));

    /// <summary>Finds the stems of a text in their order, without the words that tell nothing.</summary>
    public static List<string> Stems(string text)
    {
        var words = Tokenizer.Split(text);
        var stems = new List<string>(words.Count);
        foreach (var word in words)
        {
            if (StemOf(word.Text) is { } stem)
            {
                stems.Add(stem);
            }
        }

        return stems;
    }

    /// <summary>Finds the terms of words in their order.</summary>
    public static uint[] Terms(List<Word> words)
    {
        var terms = new List<uint>(words.Count);
        foreach (var word in words)
        {
            if (StemOf(word.Text) is { } stem)
            {
                terms.Add(TermIds.Of(stem));
            }
        }

        return [.. terms];
    }

    private static string WithoutApostrophe(string word)
        => word.Contains('\'', StringComparison.Ordinal) ? word.Replace("'", "", StringComparison.Ordinal) : word;
}
