using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

/// <summary>Appends events to the ledgers of traits.</summary>
internal sealed class AppendTraitEventsStatement : PostgresStatement
{
    internal const string Sql = """
        INSERT INTO trait_events (scope, version, at, kind, actor, reason, moves, cause)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT DO NOTHING
        RETURNING scope
        """;

    private readonly Dictionary<string, (TraitEventsWrite Write, int Missing)> _writes = [];
    private readonly List<string> _scopes;
    private readonly List<long> _versions;
    private readonly List<DateTime> _times;
    private readonly List<short> _kinds;
    private readonly List<string> _actors;
    private readonly List<string> _reasons;
    private readonly List<string> _moves;
    private readonly List<string?> _causes;

    public AppendTraitEventsStatement()
        : base(Sql)
    {
        // In the order of the statement's unnest.
        _scopes = Column<string>(NpgsqlDbType.Text);
        _versions = Column<long>(NpgsqlDbType.Bigint);
        _times = Column<DateTime>(NpgsqlDbType.TimestampTz);
        _kinds = Column<short>(NpgsqlDbType.Smallint);
        _actors = Column<string>(NpgsqlDbType.Text);
        _reasons = Column<string>(NpgsqlDbType.Text);
        _moves = Column<string>(NpgsqlDbType.Text);
        _causes = Column<string?>(NpgsqlDbType.Text);
    }

    public override void Add(BatchedWrite write)
    {
        if (write is not TraitEventsWrite append)
        {
            return;
        }

        _writes.Add(append.Scope, (append, append.Events.Count));
        foreach (var occurrence in append.Events)
        {
            _scopes.Add(append.Scope);
            _versions.Add(occurrence.Version);
            _times.Add(LogTime.Truncate(occurrence.At));
            _kinds.Add((short)occurrence.Kind);
            _actors.Add(occurrence.Actor);
            _reasons.Add(occurrence.Reason);
            _moves.Add(TraitJson.Write(occurrence.Moves));
            _causes.Add(append.Cause);
        }
    }

    public override void Read(NpgsqlDataReader row)
    {
        var scope = row.GetString(0);
        var (write, missing) = _writes[scope];
        _writes[scope] = (write, missing - 1);
        write.Stored = missing == 1;
    }

    public override void Clear()
    {
        base.Clear();
        _writes.Clear();
    }
}
