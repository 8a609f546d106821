using System.Diagnostics;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Personas;

/// <summary>Tells callers why a change to a persona was not made.</summary>
internal static class PersonaFailure
{
    /// <summary>What is told of the result of making a persona.</summary>
    public static ApiException Of(PersonaResult result) => Of(result.Outcome, result.TraitId);

    /// <summary>What is told of the outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="traitId">The trait at fault; null where none is.</param>
    public static ApiException Of(PersonaOutcome outcome, string? traitId = null) => outcome switch
    {
        PersonaOutcome.PersonaUnknown => ApiException.NotFound(ErrorCodes.PersonaUnknown, "There is no such persona."),
        PersonaOutcome.TraitUnknown => ApiException.NotFound(ErrorCodes.TraitUnknown, "The persona has no such trait."),
        PersonaOutcome.VersionUnknown => ApiException.NotFound(
            ErrorCodes.VersionUnknown, "The trait ledger knows nothing of that version or time."),
        PersonaOutcome.PersonaExists => ApiException.Conflict(ErrorCodes.PersonaExists, "There is already a persona with this id."),
        PersonaOutcome.TraitExists => ApiException.Conflict(ErrorCodes.TraitExists, "The persona already has a trait with this id."),
        PersonaOutcome.TraitInherited
            => ApiException.Conflict(ErrorCodes.TraitInherited, "An inherited trait cannot be removed; lower it instead."),
        PersonaOutcome.TooManyTraits => ApiException.Conflict(ErrorCodes.TooManyTraits, "The persona has as many traits as it may have."),
        PersonaOutcome.TooManyPersonas => ApiException.Conflict(
            ErrorCodes.TooManyPersonas, "You have as many personas as you may have: delete one."),
        PersonaOutcome.VersionConflict => new ApiException(
            StatusCodes.Status412PreconditionFailed,
            ErrorCodes.VersionConflict,
            "The persona has changed meanwhile: read it again, then decide."),
        PersonaOutcome.DefinitionUnknown => ApiException.NotFound(
            ErrorCodes.VersionUnknown, "The persona was never at that version, or what it was then is no longer kept."),
        PersonaOutcome.Forbidden => ApiException.Forbidden("Only an admin or the persona's owner may do this."),
        PersonaOutcome.CoreTraitUnknown => ApiException.Invalid("coreIntensities", $"There is no core trait '{traitId}'."),
        PersonaOutcome.Invalid => ApiException.Invalid("intensity", "The intensity does not fit the action."),
        _ => throw new UnreachableException($"Unknown {nameof(PersonaOutcome)} '{outcome}'."),
    };
}
