namespace PersonaUniverse.Storage;

/// <summary>Brings a database's schema up to this program's.</summary>
internal interface IMigrator
{
    /// <summary>Applies what is missing: all of it or nothing, and safely when several processes start at once.</summary>
    /// <returns>What was applied.</returns>
    Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellationToken);
}
