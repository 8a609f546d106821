using Microsoft.Extensions.Options;
using PersonaUniverse.Models;

namespace PersonaUniverse.Sessions;

/// <summary>
/// Sees that a REST call waits for as long as a silent model and then its fallback may take: else the fallback would answer nobody. For
/// an API that hosts its silo; one in a cluster does not know how the silos' models are configured.
/// </summary>
internal sealed class TurnTimeoutValidator(IOptions<ModelCatalogOptions> models) : IValidateOptions<ChatOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        TimeSpan? needed;
        try
        {
            needed = models.Value.LongestFallback;
        }
        catch (OptionsValidationException)
        {
            // Their own validator tells.
            return ValidateOptionsResult.Skip;
        }

        return needed is { } least && options.TurnTimeout < least
            ? ValidateOptionsResult.Fail(
                $"Chat:TurnTimeout must be at least {least}, which a silent model and then its fallback may take: make it longer, or "
                + "Models:Deadlines:FirstToken (counted twice) and Models:Deadlines:Total shorter.")
            : ValidateOptionsResult.Success;
    }
}
