using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>The columns of a batch of analyses, as array parameters that are filled again for each batch.</summary>
internal sealed class PostgresAnalysisColumns
{
    private readonly List<string> _userIds = [];
    private readonly List<string> _sessionIds = [];
    private readonly List<long> _seqs = [];
    private readonly List<string> _traits = [];
    private readonly List<double> _confidences = [];
    private readonly List<string> _suggestedActions = [];
    private readonly List<string> _moves = [];

    public int Count => _seqs.Count;

    /// <summary>Adds the parameters, in the order of the statement's <c>unnest</c>.</summary>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        parameters.Add(Array(_userIds, NpgsqlDbType.Text));
        parameters.Add(Array(_sessionIds, NpgsqlDbType.Text));
        parameters.Add(Array(_seqs, NpgsqlDbType.Bigint));
        parameters.Add(Array(_traits, NpgsqlDbType.Jsonb));
        parameters.Add(Array(_confidences, NpgsqlDbType.Double));
        parameters.Add(Array(_suggestedActions, NpgsqlDbType.Jsonb));
        parameters.Add(Array(_moves, NpgsqlDbType.Text));
    }

    public void Add(SessionKey session, long seq, TurnAnalysis analysis)
    {
        _userIds.Add(session.UserId);
        _sessionIds.Add(session.SessionId);
        _seqs.Add(seq);
        _traits.Add(TurnJson.Write(analysis.Traits));
        _confidences.Add(analysis.Confidence);
        _suggestedActions.Add(TurnJson.Write(analysis.SuggestedActions));
        _moves.Add(TraitJson.Write(analysis.Moves));
    }

    public void Clear()
    {
        _userIds.Clear();
        _sessionIds.Clear();
        _seqs.Clear();
        _traits.Clear();
        _confidences.Clear();
        _suggestedActions.Clear();
        _moves.Clear();
    }

    private static NpgsqlParameter<List<T>> Array<T>(List<T> values, NpgsqlDbType type)
        => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
