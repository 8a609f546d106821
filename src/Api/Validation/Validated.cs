using System.ComponentModel.DataAnnotations;
using System.Reflection;
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

        var prefix = path is null ? "" : $"{path}.";
        var results = Validate(request, prefix);
        return results.Count == 0
            ? request
            : throw ApiException.Invalid(results
                .SelectMany(result => result.MemberNames, (result, member) => (Field: prefix + WireName(member), result.ErrorMessage))
                .GroupBy(error => error.Field)
                .ToDictionary(field => field.Key, field => field.Select(error => error.ErrorMessage ?? "Invalid.").ToArray()));
    }

    // Property by property: Validator.TryValidateObject would call each by its name in C#, which clients do not know.
    private static List<ValidationResult> Validate(object request, string prefix)
    {
        var results = new List<ValidationResult>();
        foreach (var property in request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var context = new ValidationContext(request)
            {
                MemberName = property.Name,
                DisplayName = prefix + WireName(property.Name),
            };
            Validator.TryValidateProperty(property.GetValue(request), context, results);
        }

        if (results.Count == 0 && request is IValidatableObject whole)
        {
            results.AddRange(whole.Validate(new ValidationContext(request)));
        }

        return results;
    }

    private static string WireName(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
