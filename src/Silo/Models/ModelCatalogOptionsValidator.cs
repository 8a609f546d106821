using Microsoft.Extensions.Options;

namespace PersonaUniverse.Models;

/// <summary>Reports every error of <see cref="ModelCatalogOptions"/> at once, each with its fix and none with a key in it.</summary>
/// <remarks>By hand, not by attributes: these name the class's member, and an operator looks for the configuration's key.</remarks>
internal sealed class ModelCatalogOptionsValidator : IValidateOptions<ModelCatalogOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelCatalogOptions options)
    {
        var errors = new List<string>();
        foreach (var (modelName, model) in options.Named)
        {
            CheckModel(modelName, model, errors);
        }

        CheckName(nameof(options.Default), options.Default, options, errors);
        CheckName(nameof(options.Fallback), options.Fallback, options, errors);
        CheckName(nameof(options.Extractor), options.Extractor, options, errors);
        CheckDeadlines(options.Deadlines, errors);
        CheckRetry(options.Retry, errors);
        CheckBreaker(options.Breaker, errors);
        CheckRange("MaxConcurrentCalls", options.MaxConcurrentCalls, 1, 10_000, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckModel(string name, NamedModelOptions model, List<string> errors)
    {
        var path = $"Models:Named:{name}";
        if (string.Equals(name, IChatModels.Offline, StringComparison.OrdinalIgnoreCase))
        {
            errors.Add($"{path}: the name 'offline' is the built-in model's; choose another name.");
        }

        if (!Enum.IsDefined(model.Kind))
        {
            errors.Add($"{path}:Kind must be OpenAI, Anthropic or OpenAICompatible.");
        }

        if (string.IsNullOrWhiteSpace(model.Model))
        {
            errors.Add($"{path}:Model is missing; set the provider's model id.");
        }

        if (model.Kind != ModelKind.OpenAICompatible && string.IsNullOrWhiteSpace(model.ApiKey))
        {
            var variable = model.Kind == ModelKind.Anthropic ? "ANTHROPIC_API_KEY" : "OPENAI_API_KEY";
            errors.Add($"{path}:ApiKey is missing; set it, or the environment variable {variable}.");
        }
        else if (model.ApiKey is { } key && key.Any(c => c is <= ' ' or > '~'))
        {
            errors.Add($"{path}:ApiKey holds a character no key has (a space, a line break?); copy it again.");
        }

        CheckAddress(path, model, errors);
    }

    private static void CheckAddress(string path, NamedModelOptions model, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(model.BaseUrl))
        {
            if (model.Kind == ModelKind.OpenAICompatible)
            {
                errors.Add($"{path}:BaseUrl is missing; a compatible server needs one, such as http://localhost:11434/v1.");
            }
        }
        else if (!Uri.TryCreate(model.BaseUrl, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.UserInfo.Length > 0)
        {
            // Not echoed: people paste keys into the wrong line.
            errors.Add($"{path}:BaseUrl must be an absolute http or https address without a user name, such as https://host/v1.");
        }
    }

    private static void CheckName(string option, string? name, ModelCatalogOptions options, List<string> errors)
    {
        if (name is null || options.Named.ContainsKey(name)
            || string.Equals(name, IChatModels.Offline, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var known = string.Join(", ", options.Named.Keys.Order(StringComparer.Ordinal).Append(IChatModels.Offline));
        errors.Add($"Models:{option} names no configured model; use one of {known}, or add it under Models:Named.");
    }

    private static void CheckDeadlines(ModelDeadlineOptions deadlines, List<string> errors)
    {
        CheckRange("Deadlines:Connect", deadlines.Connect, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        CheckRange("Deadlines:FirstToken", deadlines.FirstToken, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        CheckRange("Deadlines:Idle", deadlines.Idle, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        CheckRange("Deadlines:Total", deadlines.Total, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), errors);
    }

    private static void CheckRetry(ModelRetryOptions retry, List<string> errors)
    {
        CheckRange("Retry:Attempts", retry.Attempts, 0, 10, errors);
        CheckRange("Retry:BaseDelay", retry.BaseDelay, TimeSpan.Zero, TimeSpan.FromMinutes(10), errors);
        CheckRange("Retry:MaxDelay", retry.MaxDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        if (retry.MaxDelay < retry.BaseDelay)
        {
            errors.Add("Models:Retry:MaxDelay must not be shorter than Models:Retry:BaseDelay.");
        }
    }

    private static void CheckBreaker(ModelBreakerOptions breaker, List<string> errors)
    {
        if (breaker.FailureRatio is not (> 0 and <= 1))
        {
            errors.Add("Models:Breaker:FailureRatio must be above 0 and at most 1.");
        }

        CheckRange("Breaker:Window", breaker.Window, TimeSpan.FromMilliseconds(500), TimeSpan.FromDays(1), errors);
        CheckRange("Breaker:Break", breaker.Break, TimeSpan.FromMilliseconds(500), TimeSpan.FromDays(1), errors);
        CheckRange("Breaker:MinimumCalls", breaker.MinimumCalls, 2, int.MaxValue, errors);
    }

    private static void CheckRange<T>(string option, T value, T least, T most, List<string> errors)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add($"Models:{option} must be from {least} to {most}.");
        }
    }
}
