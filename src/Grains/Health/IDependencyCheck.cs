namespace PersonaUniverse.Health;

/// <summary>Checks one thing the silo depends on. A port; each adapter that has a server behind it brings one.</summary>
internal interface IDependencyCheck
{
    /// <summary>Checks it, within a second or so. Does not throw for a dependency that is down.</summary>
    Task<DependencyHealth> CheckAsync(CancellationToken cancellationToken);
}
