using System.Collections.Immutable;
using System.Text;

namespace PersonaUniverse.Traits;

/// <summary>A text taken apart once, so that many features can be measured on it.</summary>
/// <remarks>
/// A word is a run of letters and digits, with apostrophes and hyphens inside it. A sentence ends with a run of
/// <c>. ! ? …</c> (or their full-width and Arabic forms) before white space, a quote, a bracket or the end, and holds a word.
/// </remarks>
internal sealed class TextReading
{
    private const string Closers = "\"'”’)]»";
    private const string QuestionMarks = "?？؟";
    private const string ExclamationMarks = "!！";

    private TextReading(ImmutableArray<string> words, int sentences, int questions, int exclamations, int brackets)
    {
        Words = words;
        Sentences = sentences;
        Questions = questions;
        Exclamations = exclamations;
        Brackets = brackets;
    }

    /// <summary>Gets the words, in lower case.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Gets the number of sentences; 0 only when there is no word.</summary>
    public int Sentences { get; }

    /// <summary>Gets the number of sentences that end in a question mark.</summary>
    public int Questions { get; }

    /// <summary>Gets the number of sentences that end in an exclamation mark.</summary>
    public int Exclamations { get; }

    /// <summary>Gets the number of remarks in round brackets.</summary>
    public int Brackets { get; }

    public static TextReading Of(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        int sentences = 0, questions = 0, exclamations = 0, brackets = 0, wordsBefore = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (IsInWord(text, index, word.Length > 0))
            {
                word.Append(letter is '’' ? '\'' : char.ToLowerInvariant(letter));
                continue;
            }

            Flush(word, words);
            brackets += letter is '(' && index + 1 < text.Length && char.IsLetter(text[index + 1]) ? 1 : 0;
            if (!IsEnd(letter) || words.Count == wordsBefore)
            {
                continue;
            }

            var marks = MarksAt(text, index);
            var end = index + marks.Length;
            index = end - 1;
            if (end == text.Length || char.IsWhiteSpace(text[end]) || Closers.Contains(text[end], StringComparison.Ordinal))
            {
                sentences++;
                questions += marks.ContainsAny(QuestionMarks) ? 1 : 0;
                exclamations += marks.ContainsAny(ExclamationMarks) ? 1 : 0;
                wordsBefore = words.Count;
            }
        }

        Flush(word, words);
        sentences += words.Count > wordsBefore ? 1 : 0;
        return new TextReading(words.ToImmutable(), sentences, questions, exclamations, brackets);
    }

    /// <summary>Whether a character belongs to a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where in it.</param>
    /// <param name="inside">Whether the character before does.</param>
    public static bool IsInWord(string text, int index, bool inside)
    {
        if (char.IsLetterOrDigit(text[index]))
        {
            return true;
        }

        return inside && (text[index] is '\'' or '’' or '-')
            && index + 1 < text.Length && char.IsLetterOrDigit(text[index + 1]);
    }

    private static ReadOnlySpan<char> MarksAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && IsEnd(text[end]))
        {
            end++;
        }

        return text.AsSpan(start..end);
    }

    private static bool IsEnd(char letter) => letter is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟';

    private static void Flush(StringBuilder word, ImmutableArray<string>.Builder words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
