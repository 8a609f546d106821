using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

/// <summary>A message and its reply, as an extractor reads them.</summary>
/// <param name="Persona">Who replied, with the intensities that were live then.</param>
/// <param name="UserMessage">What the user said.</param>
/// <param name="AiResponse">What the persona said.</param>
internal sealed record Exchange(PersonaProfile Persona, string UserMessage, string AiResponse);
