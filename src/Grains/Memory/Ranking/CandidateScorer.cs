namespace PersonaUniverse.Memory.Ranking;

/// <summary>Measures each candidate, and makes a score of the measures.</summary>
internal sealed class CandidateScorer(
    RecallPlan plan, LexicalIndex index, LexicalScores scores, LexicalScores asked, HeldTerms held)
{
    private const int FarthestNear = 4;

    private readonly RankingWeights _weights = index.Weights;
    private readonly double _mass = plan.Asked.Values.Sum();

    // Of each word of the message and the one before it, the bits among the terms asked for.
    private readonly ulong[] _pairs = [.. plan.Sequence.Zip(
        plan.Sequence.Skip(1), (first, second) => HeldTerms.BitOf(plan.Asked, first) | HeldTerms.BitOf(plan.Asked, second))];

    public ScoredCandidate Measure(int slot, double fused)
    {
        var memory = index.At(slot)!;
        var context = index.Contexts[slot];
        var measured = new ScoredCandidate(memory)
        {
            Lexical = scores.WithNeighbours(slot),
            Asked = asked.WithNeighbours(slot),
            AskedOwn = asked.Own(slot),
            Fused = fused,
            Nearby = Nearby(slot),
            Session = scores.Sessions[context.Session],
            Coverage = Coverage(slot, context),
            Pairs = Pairs(memory.Sequence, held.At(slot)),
        };
        Weigh(measured);
        return measured;
    }

    /// <summary>Gives every candidate its score, beside the best of them in each measure.</summary>
    public void Score(List<ScoredCandidate> all)
    {
        double lexical = 1e-9, fused = 1e-9, nearby = 1e-9, session = 1e-9, coverage = 0;
        foreach (var one in all)
        {
            lexical = Math.Max(lexical, one.Lexical);
            fused = Math.Max(fused, one.Fused);
            nearby = Math.Max(nearby, one.Nearby);
            session = Math.Max(session, one.Session);
            coverage = Math.Max(coverage, one.Coverage);
        }

        // The same for all candidates of a query, so it never changes their order: it tells a good find from the best of a bad lot.
        var scale = (0.5 + 0.5 * coverage) / MostPossible();
        foreach (var one in all)
        {
            var sum = _weights.Lexical * one.Lexical / lexical + _weights.Fused * one.Fused / fused + _weights.Nearby * one.Nearby / nearby
                + _weights.Session * one.Session / session + _weights.Coverage * one.Coverage + _weights.Pairs * one.Pairs + one.Cues;
            one.Score = Math.Max(0, sum) * scale * Factor(one.Memory.Document);
            one.Reasons |= Reasons(one, lexical, fused);
        }
    }

    private double MostPossible()
        => _weights.Lexical + _weights.Fused + _weights.Nearby + _weights.Session + _weights.Coverage + _weights.Pairs
            + (plan.Speakers.Length == 1 ? _weights.Speaker : 0) + (plan.Times is null ? 0 : _weights.Time) + CueWeight(plan.Wanted);

    private double CueWeight(TextCues cues)
        => (cues.HasFlag(TextCues.Time) ? _weights.TimeCue : 0) + (cues.HasFlag(TextCues.Place) ? _weights.PlaceCue : 0)
            + (cues.HasFlag(TextCues.Number) ? _weights.NumberCue : 0) + (cues.HasFlag(TextCues.Name) ? _weights.NameCue : 0);

    private void Weigh(ScoredCandidate one)
    {
        var document = one.Memory.Document;
        if (plan.Speakers.Length == 1 && document.Speaker == plan.Speakers[0])
        {
            one.Cues += _weights.Speaker;
            one.Reasons |= RecallReasons.Speaker;
        }

        one.Cues += CueWeight(one.Memory.Cues & plan.Wanted);
        one.Cues -= one.Memory.Cues.HasFlag(TextCues.Asks) ? _weights.AskingLoss : 0;
        if (plan.Times is { } times && InTime(times, document.At) is > 0 and var fit)
        {
            one.Cues += _weights.Time * fit;
            one.Reasons |= RecallReasons.Time;
        }
    }

    // 1 inside the range; after it the fit fades, for people tell of a day in the days that follow.
    private double InTime(TimeRange times, DateTimeOffset at)
        => times.Holds(at) ? 1
            : at >= times.To && _weights.TellingDays > 0 ? Math.Max(0, 0.5 * (1 - (at - times.To).TotalDays / _weights.TellingDays))
            : 0;

    private double Nearby(int slot)
    {
        var contexts = index.Contexts;
        var sum = 0.0;
        double fade = 1;
        for (int step = 0, before = slot, after = slot; step < FarthestNear; step++)
        {
            before = before < 0 ? -1 : contexts[before].Previous;
            after = after < 0 ? -1 : contexts[after].Next;
            fade *= _weights.NearbyFade;
            sum += fade * (asked.Own(before) + asked.Own(after));
        }

        return sum;
    }

    private double Coverage(int slot, LexicalIndex.Context context)
    {
        var own = held.At(slot);
        var beside = held.At(context.Previous) | held.At(context.Next);
        var near = held.NearAt(slot);
        var found = 0.0;
        for (var place = 0; place < plan.Asked.Indices.Length && place < HeldTerms.Limit; place++)
        {
            var bit = 1ul << place;
            found += plan.Asked.Values[place] * (
                (own & bit) != 0 ? 1
                : Math.Max((beside & bit) != 0 ? _weights.CoverageBeside : 0, (near & bit) != 0 ? _weights.CoverageNear : 0));
        }

        return _mass > 0 ? found / _mass : 0;
    }

    private double Pairs(uint[] sequence, ulong own)
    {
        var found = 0;
        for (var place = 0; place < _pairs.Length; place++)
        {
            // Most memories lack one of the two, and need no looking through.
            found += (own & _pairs[place]) == _pairs[place] && StandTogether(sequence, plan.Sequence[place], plan.Sequence[place + 1])
                ? 1
                : 0;
        }

        return _pairs.Length == 0 ? 0 : (double)found / _pairs.Length;
    }

    // IndexOf passes over many terms at a time, and most of a long message's words are not here.
    private static bool StandTogether(ReadOnlySpan<uint> sequence, uint first, uint second)
    {
        var from = -1;
        while (sequence[(from + 1)..].IndexOf(first) is >= 0 and var further)
        {
            from += 1 + further;
            if (sequence[Math.Max(0, from - 2)..Math.Min(sequence.Length, from + 4)].Contains(second))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Recency and importance: bounded, so that they can tip a close choice and never make a wrong one right.</summary>
    private double Factor(MemoryDocument document)
    {
        var days = Math.Max(0, (plan.Now - document.At).TotalDays);
        var recency = double.Exp2(-days / _weights.RecencyHalfLife);
        var importance = 2 * Math.Clamp(document.Importance, 0, 1) - 1;
        return (1 + _weights.Recency * recency) * (1 + _weights.Importance * importance) * (document.Pinned ? 1 + _weights.Pin : 1);
    }

    private static RecallReasons Reasons(ScoredCandidate one, double lexical, double fused)
        => (one.AskedOwn > 0 ? RecallReasons.Words : 0)
            | (one.Asked > 1.5 * one.AskedOwn ? RecallReasons.Neighbour : 0)
            | (one.Fused / fused > one.Lexical / lexical ? RecallReasons.Meaning : 0)
            | (one.Memory.Document.Pinned ? RecallReasons.Pinned : 0);
}
