using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Validation;

/// <summary>Checks a request's data annotations, the same way for REST and for the hub.</summary>
internal static class Validated
{
    /// <summary>Passes a request on if it is as its annotations say.</summary>
    /// <exception cref="ApiException">It is not; every field at fault is named.</exception>
    public static T Check<T>(T? request)
        where T : class
    {
        if (request is null)
        {
            throw ApiException.Invalid("$", "A body is required.");
        }

        var results = new List<ValidationResult>();
        if (!Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true))
        {
            throw ApiException.Invalid(results
                .SelectMany(result => result.MemberNames.DefaultIfEmpty("$"), (result, member) => (Member: member, result.ErrorMessage))
                .GroupBy(error => JsonNamingPolicy.CamelCase.ConvertName(error.Member))
                .ToDictionary(field => field.Key, field => field.Select(error => error.ErrorMessage ?? "Invalid.").ToArray()));
        }

        return request;
    }
}
