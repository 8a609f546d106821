using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Makes a query ready for a partition.</summary>
internal static class RecallPlanner
{
    private const int FewTerms = 2;

    private static readonly FrozenSet<string> Backward = FrozenSet.Create(
        StringComparer.Ordinal, "it", "that", "this", "these", "those", "he", "she", "him", "her", "they", "them", "there", "one", "then");

    public static RecallPlan Plan(RecallQuery query, LexicalIndex index)
    {
        var weights = index.Weights;
        var words = Tokenizer.Split(query.Message);
        var named = Named(words, query);
        var (sequence, shares) = TermsOf(words, named, weights);
        var text = WithoutNames(query.Message, words, named);
        if (query.Recent.Count > 0 && NeedsWindow(words, shares.Count))
        {
            AddWindow(shares, query, weights);
            text = string.Join('\n', query.Recent.Append(text));
        }

        var asked = Weighed(shares, index);
        asked = asked.Indices.Length > HeldTerms.Limit ? KeepHeaviest(shares, asked) : asked;
        AddNear(shares, sequence, weights);
        if (weights.FeedbackWeight > 0)
        {
            QueryFeedback.Add(shares, Weighed(shares, index), index);
        }

        return new RecallPlan(
            Weighed(shares, index),
            asked,
            [.. sequence],
            text,
            TimeWords.Find(words, query.Message, query.Now),
            AskedAbout(words, query, named),
            CueReader.Wanted(words),
            query.Now);
    }

    /// <summary>The message's terms in their order, and how much each counts; names of the two who speak are none.</summary>
    private static (List<uint> Sequence, Dictionary<uint, float> Shares) TermsOf(
        List<Word> words, Speaker[] named, RankingWeights weights)
    {
        var sequence = new List<uint>(words.Count);
        var shares = new Dictionary<uint, float>();
        foreach (var word in words)
        {
            if (TextAnalyzer.StemOf(word.Text) is { } stem && !IsOneOf(named, word.Text))
            {
                var term = TermIds.Of(stem);
                sequence.Add(term);
                Raise(shares, term, ShareOf(word, weights));
            }
        }

        return (sequence, shares);
    }

    private static float ShareOf(Word word, RankingWeights weights)
        => (float)(StopWords.BuildsQuestion(word.Text) ? weights.ScaffoldingWeight : word.IsName ? weights.NameWeight : 1);

    private static Speaker[] Named(List<Word> words, RecallQuery query)
        => [.. new[] { query.User, query.Persona }
            .Where(speaker => words.Exists(word => IsCalled(speaker, word.Text)))
            .OrderBy(speaker => words.FindIndex(word => IsCalled(speaker, word.Text)))];

    // Names first; without one, "I" is the user, who speaks, and "you" the persona, who is spoken to.
    private static ImmutableArray<string> AskedAbout(List<Word> words, RecallQuery query, Speaker[] named)
    {
        if (named.Length > 0)
        {
            return [.. named.Select(speaker => speaker.Key)];
        }

        var self = words.Exists(word => word.Text is "i" or "my" or "me" or "mine" or "i'm" or "i've" or "i'd");
        var other = words.Exists(word => word.Text is "you" or "your" or "yours" or "you're" or "you've" or "you'd");
        return (self, other) switch
        {
            (true, false) => [query.User.Key],
            (false, true) => [query.Persona.Key],
            _ => [],
        };
    }

    // Memories are embedded without who said them; a name would only draw towards those who speak of them.
    private static string WithoutNames(string message, List<Word> words, Speaker[] named)
        => named.Length > 0
            ? string.Join(' ', words.Where(word => !IsOneOf(named, word.Text)).Select(word => word.Text))
            : message;

    private static bool IsOneOf(Speaker[] speakers, string word) => Array.Exists(speakers, speaker => IsCalled(speaker, word));

    // Any word of the name will do: "Captain Mara" is called Mara.
    private static bool IsCalled(Speaker speaker, string word)
    {
        foreach (var part in speaker.Name.AsSpan().Split(' '))
        {
            if (speaker.Name.AsSpan(part).Equals(word, StringComparison.OrdinalIgnoreCase) && !StopWords.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NeedsWindow(List<Word> words, int terms)
        => terms <= FewTerms || words.Exists(word => Backward.Contains(word.Text));

    // The nearer to the message, the more it counts: half as much with each step back.
    private static void AddWindow(Dictionary<uint, float> shares, RecallQuery query, RankingWeights weights)
    {
        var weight = (float)weights.WindowWeight;
        for (var index = query.Recent.Count - 1; index >= 0; index--, weight /= 2)
        {
            foreach (var term in TextAnalyzer.Terms(Tokenizer.Split(query.Recent[index])))
            {
                Raise(shares, term, weight);
            }
        }
    }

    private static void AddNear(Dictionary<uint, float> shares, List<uint> sequence, RankingWeights weights)
    {
        if (weights.SynonymWeight <= 0)
        {
            return;
        }

        foreach (var term in sequence)
        {
            var share = (float)weights.SynonymWeight * shares.GetValueOrDefault(term);
            foreach (var near in Synonyms.Of(term))
            {
                Raise(shares, near, share);
            }
        }
    }

    // A message of thousands of letters is about what is rare in it; the rest would only cost time.
    private static SparseVector KeepHeaviest(Dictionary<uint, float> shares, SparseVector asked)
    {
        var lightestFirst = asked.Values.ToArray();
        var terms = asked.Indices.ToArray();
        Array.Sort(lightestFirst, terms);
        foreach (var term in terms.AsSpan(..^HeldTerms.Limit))
        {
            shares.Remove(term);
        }

        return SparseVector.From(terms.AsSpan(^HeldTerms.Limit..).ToArray().ToDictionary(term => term, asked.Of));
    }

    private static SparseVector Weighed(Dictionary<uint, float> shares, LexicalIndex index)
    {
        var terms = SparseVector.From(shares);
        for (var place = 0; place < terms.Values.Length; place++)
        {
            terms.Values[place] *= (float)index.InverseFrequency(terms.Indices[place]);
        }

        return terms;
    }

    private static void Raise(Dictionary<uint, float> shares, uint term, float share)
        => shares[term] = Math.Max(shares.GetValueOrDefault(term), share);
}
