using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>The turns a memory was told of, which saves it looking for them in the log.</summary>
internal sealed class ToldTurns
{
    private readonly Queue<LoggedTurn> _turns = new();

    // At first nobody knows what the log holds that an earlier activation was told of.
    private bool _logHoldsMore = true;

    /// <summary>Adds a turn that the log holds.</summary>
    public void Add(LoggedTurn turn)
    {
        // While the log is to be read anyway, that will find it: in an outage, turns must not pile up here.
        if (!_logHoldsMore)
        {
            _turns.Enqueue(turn);
        }
    }

    /// <summary>Notes that the log may hold turns to be remembered that are not among these.</summary>
    public void Distrust()
    {
        _turns.Clear();
        _logHoldsMore = true;
    }

    /// <summary>Takes the next turns to be remembered; null once when the log must be read for them.</summary>
    public ImmutableArray<LoggedTurn>? Take(int limit)
    {
        if (_logHoldsMore)
        {
            _logHoldsMore = false;
            return null;
        }

        var taken = ImmutableArray.CreateBuilder<LoggedTurn>();
        while (taken.Count < limit && _turns.TryDequeue(out var turn))
        {
            taken.Add(turn);
        }

        return taken.DrainToImmutable();
    }
}
