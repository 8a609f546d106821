namespace PersonaUniverse.Storage;

/// <summary>One step of the schema.</summary>
/// <param name="Version">Its number; steps are applied in this order.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Sql">Its statements.</param>
/// <param name="Checksum">A digest of the statements: an applied step must never change.</param>
internal sealed record Migration(int Version, string Name, string Sql, string Checksum);
