using PersonaUniverse.Errors;

namespace PersonaUniverse.Cards;

/// <summary>Says what is wrong with a card, and where.</summary>
internal static class CardProblem
{
    /// <summary>A card that cannot be taken: 400.</summary>
    /// <param name="where">The member at fault, as a path; <c>file</c> for the file itself.</param>
    /// <param name="message">What is wrong with it.</param>
    public static ApiException At(string where, string message)
        => new(StatusCodes.Status400BadRequest, ErrorCodes.CardInvalid, message)
        {
            Errors = new Dictionary<string, string[]> { [where] = [message] },
        };
}
