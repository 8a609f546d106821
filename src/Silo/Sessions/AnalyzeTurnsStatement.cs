using NpgsqlTypes;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Stores the analyses of turns that are in <c>messages</c>.</summary>
internal sealed class AnalyzeTurnsStatement : PostgresStatement
{
    internal const string Sql = """
        UPDATE messages m
        SET traits = i.traits, confidence = i.confidence, suggested_actions = i.suggested_actions, moves = i.moves,
            analyzed_at = i.analyzed_at
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
            AS i (user_id, session_id, seq, traits, confidence, suggested_actions, moves, analyzed_at)
        WHERE m.user_id = i.user_id AND m.session_id = i.session_id AND m.seq = i.seq
        """;

    private readonly TimeProvider _clock;
    private readonly List<string> _userIds;
    private readonly List<string> _sessionIds;
    private readonly List<long> _seqs;
    private readonly List<string> _traits;
    private readonly List<double> _confidences;
    private readonly List<string> _suggestedActions;
    private readonly List<string> _moves;
    private readonly List<DateTime> _analyzedAts;

    public AnalyzeTurnsStatement(TimeProvider clock)
        : base(Sql)
    {
        _clock = clock;

        // In the order of the statement's unnest.
        _userIds = Column<string>(NpgsqlDbType.Text);
        _sessionIds = Column<string>(NpgsqlDbType.Text);
        _seqs = Column<long>(NpgsqlDbType.Bigint);
        _traits = Column<string>(NpgsqlDbType.Jsonb);
        _confidences = Column<double>(NpgsqlDbType.Double);
        _suggestedActions = Column<string>(NpgsqlDbType.Jsonb);
        _moves = Column<string>(NpgsqlDbType.Text);
        _analyzedAts = Column<DateTime>(NpgsqlDbType.TimestampTz);
    }

    public override bool Answers => false;

    public override void Add(BatchedWrite write)
    {
        if (write is not TurnWrite { Turn: null, Analysis: { } analysis } analyzed)
        {
            return;
        }

        _userIds.Add(analyzed.Session.UserId);
        _sessionIds.Add(analyzed.Session.SessionId);
        _seqs.Add(analyzed.Seq);
        _traits.Add(TurnJson.Write(analysis.Traits));
        _confidences.Add(analysis.Confidence);
        _suggestedActions.Add(TurnJson.Write(analysis.SuggestedActions));
        _moves.Add(TraitJson.Write(analysis.Moves));
        _analyzedAts.Add(LogTime.Truncate(_clock.GetUtcNow()));
        analyzed.Stored = true;
    }
}
