namespace PersonaUniverse.Memory.Ranking;

/// <summary>A plan at work in a partition: what each memory scores by the plan's terms, computed once for both stages of recall.</summary>
/// <remarks>
/// Computed again where the index has changed since, as while a vector store was asked. Dispose it to give its buffers back.
/// </remarks>
/// <param name="plan">What is asked.</param>
/// <param name="index">The partition's words.</param>
internal sealed class RecallScores(RecallPlan plan, LexicalIndex index) : IDisposable
{
    private LexicalScores? _scores;
    private long _version;

    public RecallPlan Plan => plan;

    public LexicalIndex Index => index;

    /// <summary>Gets the scores by <see cref="RecallPlan.Terms"/>; good until the index changes.</summary>
    public LexicalScores Lexical
    {
        get
        {
            if (_scores is null || _version != index.Version)
            {
                _scores?.Dispose();
                (_scores, _version) = (LexicalScores.Of(index, plan.Terms), index.Version);
            }

            return _scores;
        }
    }

    public void Dispose() => _scores?.Dispose();
}
