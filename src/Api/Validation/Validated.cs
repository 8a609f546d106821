using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Validation;

/// <summary>Checks a request's data annotations, the same way for REST and for the hub.</summary>
internal static class Validated
{
    // Reflection takes longer than the checks.
    private static readonly ConcurrentDictionary<Type, ImmutableArray<Field>> FieldsOf = new();

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
        var context = new ValidationContext(request);
        foreach (var field in FieldsOf.GetOrAdd(request.GetType(), List))
        {
            (context.MemberName, context.DisplayName) = (field.Property.Name, prefix + field.WireName);
            Validate(field, context, results);
        }

        if (results.Count == 0 && request is IValidatableObject whole)
        {
            results.AddRange(whole.Validate(new ValidationContext(request)));
        }

        return results;
    }

    private static void Validate(Field field, ValidationContext context, List<ValidationResult> results)
    {
        var value = field.Property.GetValue(context.ObjectInstance);
        foreach (var annotation in field.Annotations)
        {
            if (annotation.GetValidationResult(value, context) is { } failure)
            {
                results.Add(failure);
                if (annotation is RequiredAttribute)
                {
                    return;
                }
            }
        }
    }

    private static ImmutableArray<Field> List(Type type) =>
    [
        .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let annotations = property.GetCustomAttributes<ValidationAttribute>().ToImmutableArray()
           where annotations.Length > 0
           select new Field(
               property, WireName(property.Name), [.. annotations.OrderByDescending(annotation => annotation is RequiredAttribute)]),
    ];

    private static string WireName(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);

    /// <summary>A property that has annotations.</summary>
    /// <param name="Property">The property.</param>
    /// <param name="WireName">What clients know it as.</param>
    /// <param name="Annotations">Its annotations. What is required and not there is not looked at further, so that comes first.</param>
    private sealed record Field(PropertyInfo Property, string WireName, ImmutableArray<ValidationAttribute> Annotations);
}
