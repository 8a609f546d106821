namespace PersonaUniverse.Memory.Ranking;

/// <summary>A memory with what the index found in its text.</summary>
/// <param name="Document">The memory.</param>
/// <param name="Own">BM25 weights of its own terms, without its neighbours' share.</param>
/// <param name="Sequence">Its terms in the order of the text.</param>
/// <param name="Cues">What it may answer.</param>
internal sealed record IndexedMemory(MemoryDocument Document, SparseVector Own, uint[] Sequence, TextCues Cues)
{
    public static IndexedMemory Of(MemoryDocument document, RankingWeights weights)
    {
        var words = Tokenizer.Split(document.Text);
        var sequence = TextAnalyzer.Terms(words);
        var counts = new Dictionary<uint, float>(sequence.Length);
        foreach (var term in sequence)
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        var own = SparseVector.From(counts);
        var norm = weights.Saturation * (1 - weights.LengthNorm + weights.LengthNorm * sequence.Length / weights.ReferenceLength);
        for (var place = 0; place < own.Values.Length; place++)
        {
            own.Values[place] = (float)(own.Values[place] * (weights.Saturation + 1) / (own.Values[place] + norm));
        }

        return new IndexedMemory(document, own, sequence, CueReader.InText(document.Text, words));
    }
}
