using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>The columns of a batch of new turns, as array parameters that are filled again for each batch.</summary>
internal sealed class PostgresTurnColumns
{
    private readonly List<string> _userIds = [];
    private readonly List<string> _sessionIds = [];
    private readonly List<long> _seqs = [];
    private readonly List<string> _clientMessageIds = [];
    private readonly List<string> _personaIds = [];
    private readonly List<string> _userMessages = [];
    private readonly List<string> _aiResponses = [];
    private readonly List<string> _models = [];
    private readonly List<long> _inputTokens = [];
    private readonly List<long> _outputTokens = [];
    private readonly List<string> _memories = [];
    private readonly List<string> _degraded = [];
    private readonly List<long> _personaVersions = [];
    private readonly List<DateTime> _createdAts = [];
    private readonly List<string?> _traits = [];
    private readonly List<double?> _confidences = [];
    private readonly List<string?> _suggestedActions = [];
    private readonly List<DateTime?> _analyzedAts = [];
    private readonly List<string> _titles = [];
    private readonly List<string?> _moves = [];
    private readonly List<string?> _receipts = [];

    public int Count => _seqs.Count;

    /// <summary>Adds the parameters, in the order of the statement's <c>unnest</c>.</summary>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        parameters.Add(Array(_userIds, NpgsqlDbType.Text));
        parameters.Add(Array(_sessionIds, NpgsqlDbType.Text));
        parameters.Add(Array(_seqs, NpgsqlDbType.Bigint));
        parameters.Add(Array(_clientMessageIds, NpgsqlDbType.Text));
        parameters.Add(Array(_personaIds, NpgsqlDbType.Text));
        parameters.Add(Array(_userMessages, NpgsqlDbType.Text));
        parameters.Add(Array(_aiResponses, NpgsqlDbType.Text));
        parameters.Add(Array(_models, NpgsqlDbType.Text));
        parameters.Add(Array(_inputTokens, NpgsqlDbType.Bigint));
        parameters.Add(Array(_outputTokens, NpgsqlDbType.Bigint));
        parameters.Add(Array(_memories, NpgsqlDbType.Jsonb));
        parameters.Add(Array(_degraded, NpgsqlDbType.Jsonb));
        parameters.Add(Array(_personaVersions, NpgsqlDbType.Bigint));
        parameters.Add(Array(_createdAts, NpgsqlDbType.TimestampTz));
        parameters.Add(Array(_traits, NpgsqlDbType.Jsonb));
        parameters.Add(Array(_confidences, NpgsqlDbType.Double));
        parameters.Add(Array(_suggestedActions, NpgsqlDbType.Jsonb));
        parameters.Add(Array(_analyzedAts, NpgsqlDbType.TimestampTz));
        parameters.Add(Array(_titles, NpgsqlDbType.Text));
        parameters.Add(Array(_moves, NpgsqlDbType.Text));
        parameters.Add(Array(_receipts, NpgsqlDbType.Text));
    }

    public void Add(SessionKey session, Turn turn, DateTime now)
    {
        _userIds.Add(session.UserId);
        _sessionIds.Add(session.SessionId);
        _seqs.Add(turn.Seq);
        _clientMessageIds.Add(turn.ClientMessageId);
        _personaIds.Add(turn.PersonaId);
        _userMessages.Add(turn.UserMessage);
        _aiResponses.Add(turn.AiResponse);
        _models.Add(turn.Model);
        _inputTokens.Add(turn.Usage.InputTokens);
        _outputTokens.Add(turn.Usage.OutputTokens);
        _memories.Add(TurnJson.Write(turn.Memories));
        _degraded.Add(TurnJson.Write(turn.Degraded));
        _personaVersions.Add(turn.PersonaVersion);
        _createdAts.Add(LogTime.Truncate(turn.CreatedAt));
        var analysis = turn.Analysis;
        _traits.Add(analysis is null ? null : TurnJson.Write(analysis.Traits));
        _confidences.Add(analysis?.Confidence);
        _suggestedActions.Add(analysis is null ? null : TurnJson.Write(analysis.SuggestedActions));
        _analyzedAts.Add(analysis is null ? null : now);
        _titles.Add(SessionTitle.Of(turn.UserMessage));
        _moves.Add(analysis is null ? null : TraitJson.Write(analysis.Moves));
        _receipts.Add(TurnJson.Write(turn.Receipt));
    }

    public void Clear()
    {
        _userIds.Clear();
        _sessionIds.Clear();
        _seqs.Clear();
        _clientMessageIds.Clear();
        _personaIds.Clear();
        _userMessages.Clear();
        _aiResponses.Clear();
        _models.Clear();
        _inputTokens.Clear();
        _outputTokens.Clear();
        _memories.Clear();
        _degraded.Clear();
        _personaVersions.Clear();
        _createdAts.Clear();
        _traits.Clear();
        _confidences.Clear();
        _suggestedActions.Clear();
        _analyzedAts.Clear();
        _titles.Clear();
        _moves.Clear();
        _receipts.Clear();
    }

    private static NpgsqlParameter<List<T>> Array<T>(List<T> values, NpgsqlDbType type)
        => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
