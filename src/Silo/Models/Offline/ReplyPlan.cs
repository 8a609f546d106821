using System.Text;
using PersonaUniverse.Models.Offline.Dictions;

namespace PersonaUniverse.Models.Offline;

/// <summary>A reply that is still being made: its sentences in order, and where more of them come from.</summary>
internal sealed class ReplyPlan(Diction diction, Chooser choose, Topic topic)
{
    // Named more often than this, a topic is called "it".
    private const int MentionsBeforeIt = 2;

    private int _mentions;

    public List<Sentence> Sentences { get; } = [];

    public Diction Diction { get; } = diction;

    public Chooser Choose { get; } = choose;

    /// <summary>Gets how many sentences the reply has, counting those inside the author's line and leaving out mere marks.</summary>
    public int Count => Sentences.Sum(sentence => sentence.Kind switch
    {
        SentenceKind.Quoted => CountEnds(sentence.Text),
        SentenceKind.Fragment or SentenceKind.Marker => 0,
        _ => 1,
    });

    public void Add(SentenceKind kind, string line)
    {
        if (line.Length > 0)
        {
            Sentences.Add(new Sentence(kind, Fill(line)));
        }
    }

    /// <summary>Puts a line in the place of a thought or, when there is none left, before the closing questions.</summary>
    public void Substitute(SentenceKind kind, string line, bool last)
    {
        var sentence = new Sentence(kind, Fill(line));
        var place = last
            ? Sentences.FindLastIndex(other => other.Kind == SentenceKind.Stance)
            : Sentences.FindIndex(other => other.Kind == SentenceKind.Stance);
        if (place >= 0)
        {
            Sentences[place] = sentence;
            return;
        }

        var end = last ? Sentences.Count : Sentences.FindLastIndex(other => other.Kind != SentenceKind.Question) + 1;
        Sentences.Insert(end, sentence);
    }

    public string Fill(string line)
    {
        if (!line.Contains('{', StringComparison.Ordinal))
        {
            return line;
        }

        var plain = !line.Contains("{topic}", StringComparison.Ordinal) || ++_mentions <= MentionsBeforeIt;
        return line
            .Replace("{is}", plain ? topic.Verb : "is", StringComparison.Ordinal)
            .Replace("{feeling}", topic.Feeling, StringComparison.Ordinal)
            .Replace("{topic}", plain ? topic.Phrase : "it", StringComparison.Ordinal);
    }

    /// <summary>Writes the reply out, ending before the sentence that would exceed the limit; the first one always stands.</summary>
    public string Write(int mostWords, out bool cut)
    {
        var reply = new StringBuilder();
        cut = false;
        foreach (var sentence in Sentences)
        {
            var length = reply.Length;
            sentence.AppendTo(reply);
            if (length > 0 && mostWords < int.MaxValue && Words.Count(reply.ToString()) > mostWords)
            {
                reply.Length = length;
                cut = true;
                break;
            }
        }

        return reply.ToString();
    }

    private static int CountEnds(string text)
    {
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            count += text[index] is '.' or '!' or '?' && (index + 1 == text.Length || text[index + 1] == ' ') ? 1 : 0;
        }

        return Math.Max(1, count);
    }
}
