namespace PersonaUniverse.Load;

/// <summary>A stretch of turns.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Concurrency">How many users talk at once.</param>
/// <param name="Turns">How many turns they take together.</param>
internal sealed record PhaseOptions(string Name, int Concurrency, int Turns);
