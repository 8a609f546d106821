using System.Runtime.InteropServices;
using NpgsqlTypes;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>A statement whose last parameters are rows of <c>memories</c>.</summary>
internal abstract class MemoryRowsStatement(string sql) : PostgresStatement(sql)
{
    private List<string> _userIds = [];
    private List<string> _personaIds = [];
    private List<Guid> _ids = [];
    private List<string> _sessionIds = [];
    private List<long> _seqs = [];
    private List<string> _entries = [];
    private List<bool> _byHand = [];
    private List<bool> _forgotten = [];
    private List<short> _steps = [];
    private List<short> _failures = [];
    private List<string?> _embedders = [];
    private List<byte[]?> _vectors = [];

    /// <summary>Adds the parameters, in the order of <see cref="MemoryQueries.Columns"/>.</summary>
    protected void AddColumns()
    {
        _userIds = Column<string>(NpgsqlDbType.Text);
        _personaIds = Column<string>(NpgsqlDbType.Text);
        _ids = Column<Guid>(NpgsqlDbType.Uuid);
        _sessionIds = Column<string>(NpgsqlDbType.Text);
        _seqs = Column<long>(NpgsqlDbType.Bigint);
        _entries = Column<string>(NpgsqlDbType.Text);
        _byHand = Column<bool>(NpgsqlDbType.Boolean);
        _forgotten = Column<bool>(NpgsqlDbType.Boolean);
        _steps = Column<short>(NpgsqlDbType.Smallint);
        _failures = Column<short>(NpgsqlDbType.Smallint);
        _embedders = Column<string?>(NpgsqlDbType.Text);
        _vectors = Column<byte[]?>(NpgsqlDbType.Bytea);
    }

    protected void Add(UserPersonaKey key, StoredMemory memory)
    {
        var entry = memory.Entry;
        _userIds.Add(key.UserId);
        _personaIds.Add(key.PersonaId);
        _ids.Add(entry.Id);
        _sessionIds.Add(entry.SessionId);
        _seqs.Add(entry.Seq);
        _entries.Add(memory.Forgotten ? "" : MemoryJson.Write(entry));
        _byHand.Add(entry.Edited || entry.Pinned);
        _forgotten.Add(memory.Forgotten);
        _steps.Add((short)memory.Step);
        _failures.Add((short)memory.Failures);
        _embedders.Add(memory.Embedder);
        _vectors.Add(memory.Vector.IsEmpty ? null : MemoryMarshal.AsBytes(memory.Vector.Span).ToArray());
    }
}
