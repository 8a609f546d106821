using System.Collections.Frozen;
using System.Text;

namespace PersonaUniverse.Models.Offline;

/// <summary>What a sentence is for.</summary>
internal enum SentenceKind
{
    /// <summary>One to three words.</summary>
    Fragment,

    /// <summary>The answer itself: it always stays.</summary>
    Answer,

    /// <summary>An answer that is said plainly: a memory, a limit, a word on a feeling. Nothing is hung on it.</summary>
    Plain,

    /// <summary>A line of the persona's author, kept to the letter.</summary>
    Quoted,

    /// <summary>A thought that may give way to a question or a comparison.</summary>
    Stance,

    Question,

    Image,

    /// <summary>A sentence that only marks a feature: nothing is hung on it, and nothing counts by it.</summary>
    Marker,
}

/// <summary>A sentence that is still being made.</summary>
internal sealed class Sentence
{
    private static readonly FrozenSet<string> Links = Words.Set(
        "and but so though when whoever which before after until because since for then even only or where however whatever yet nor");

    private static readonly FrozenSet<string> Prepositions = Words.Set("on in with without at to of from as into");

    private static readonly FrozenSet<string> Starts = Words.Set(
        "I it this that the there a an no your my nothing nobody what who whoever most some half every much one we nobody being");

    /// <summary>Makes a sentence of a line: what follows <c>|</c> becomes its second part.</summary>
    public Sentence(SentenceKind kind, string line)
    {
        Kind = kind;
        var bar = kind == SentenceKind.Quoted ? -1 : line.IndexOf(" | ", StringComparison.Ordinal);
        Text = bar < 0 ? line : line[..bar];
        More = bar < 0 ? null : line[(bar + 3)..];
        End = kind == SentenceKind.Question ? "?" : ".";
    }

    public SentenceKind Kind { get; }

    public string Text { get; }

    /// <summary>Gets or sets the second part, which a short style leaves out.</summary>
    public string? More { get; set; }

    /// <summary>Gets or sets what stands before, in lower case and with a blank at its end.</summary>
    public string? Lead { get; set; }

    /// <summary>Gets or sets what stands after, with its comma or blank.</summary>
    public string? Tail { get; set; }

    public string End { get; set; }

    /// <summary>Gets or sets the sentence that a semicolon binds to this one.</summary>
    public Sentence? Next { get; set; }

    /// <summary>Gets whether this is sure to be a statement, not a command.</summary>
    public bool States => Starts.Contains(Text.AsSpan(0, Text.IndexOf(' ') is var end and > 0 ? end : Text.Length).ToString());

    public int Adornments => (Lead is null ? 0 : 1) + (Tail is null ? 0 : 1);

    public void AppendTo(StringBuilder reply)
    {
        if (reply.Length > 0)
        {
            reply.Append(' ');
        }

        var start = reply.Length;
        AppendWords(reply);
        for (var next = Next; next is not null; next = next.Next)
        {
            reply.Append("; ");
            next.AppendWords(reply);
        }

        if (reply.Length > start)
        {
            reply[start] = char.ToUpperInvariant(reply[start]);
        }

        if (Kind != SentenceKind.Quoted)
        {
            reply.Append(End);
        }
    }

    private void AppendWords(StringBuilder reply)
    {
        reply.Append(Lead).Append(Text);
        if (More is { } more)
        {
            var first = more.AsSpan(0, more.IndexOf(' ') is var end and > 0 ? end : more.Length).ToString();
            reply.Append(Links.Contains(first) ? ", " : Prepositions.Contains(first) ? " " : "; ").Append(more);
        }

        reply.Append(Tail);
    }
}
