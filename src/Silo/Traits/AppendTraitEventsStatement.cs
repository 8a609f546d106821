using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

/// <summary>Appends events to the ledgers of traits.</summary>
internal sealed class AppendTraitEventsStatement : PostgresStatement
{
    private readonly Dictionary<string, (TraitEventsWrite Write, int Missing)> _writes = [];
    private readonly PostgresRows<(TraitEventsWrite Write, TraitEvent Event)> _events;

    public AppendTraitEventsStatement()
    {
        _events = Rows<(TraitEventsWrite Write, TraitEvent Event)>()
            .Column("scope", NpgsqlDbType.Text, static row => row.Write.Scope)
            .Column("version", NpgsqlDbType.Bigint, static row => row.Event.Version)
            .Column("at", NpgsqlDbType.TimestampTz, static row => LogTime.Truncate(row.Event.At))
            .Column("kind", NpgsqlDbType.Smallint, static row => (short)row.Event.Kind)
            .Column("actor", NpgsqlDbType.Text, static row => row.Event.Actor)
            .Column("reason", NpgsqlDbType.Text, static row => row.Event.Reason)
            .Column("moves", NpgsqlDbType.Text, static row => TraitJson.Write(row.Event.Moves))
            .Column("cause", NpgsqlDbType.Text, static row => row.Write.Cause);
        Command.CommandText = $"""
            INSERT INTO trait_events ({_events.Names})
            SELECT * FROM {_events.Table}
            ON CONFLICT DO NOTHING
            RETURNING scope
            """;
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
            _events.Add((append, occurrence));
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
