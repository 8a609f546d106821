namespace PersonaUniverse.Cli;

/// <summary>The server refused, or could not be reached. The message is for the person at the terminal.</summary>
internal sealed class ServerException(string message) : Exception(message);
