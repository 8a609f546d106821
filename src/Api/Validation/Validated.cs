using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Validation;

/// <summary>Checks a request's data annotations, the same way for REST and for the hub.</summary>
internal static class Validated
{
    /// <summary>Passes a request on if it is as its annotations say.</summary>
    /// <param name="request">The request, or a part of one.</param>
    /// <param name="path">Where the part stands in the request, such as <c>traits[2]</c>; null for the whole.</param>
    /// <exception cref="ApiException">It is not; every field at fault is named.</exception>
    public static T Check<T>(T? request, string? path = null)
        where T : class
    {
        if (request is null)
        {
            throw path is null
                ? ApiException.Invalid("$", "A body is required.")
                : ApiException.Invalid(path, "This must not be null.");
        }

        var results = new List<ValidationResult>();
        if (!Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true))
        {
            throw ApiException.Invalid(results
                .SelectMany(result => result.MemberNames.DefaultIfEmpty("$"), (result, member) => (Member: member, result.ErrorMessage))
                .GroupBy(error => (path is null ? "" : $"{path}.") + JsonNamingPolicy.CamelCase.ConvertName(error.Member))
                .ToDictionary(field => field.Key, field => field.Select(error => error.ErrorMessage ?? "Invalid.").ToArray()));
        }

        return request;
    }
}
