using Microsoft.Extensions.Options;

namespace PersonaUniverse.Models;

/// <summary>Reports every error of <see cref="ModelsOptions"/> at once, each with its fix and none with a key in it.</summary>
internal sealed class ModelsOptionsValidator : IValidateOptions<ModelsOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelsOptions options)
    {
        var errors = new List<string>();
        foreach (var (modelName, model) in options.Named)
        {
            Model(modelName, model, errors);
        }

        Name(nameof(options.Default), options.Default, options, errors);
        Name(nameof(options.Fallback), options.Fallback, options, errors);
        Name(nameof(options.Extractor), options.Extractor, options, errors);
        Deadlines(options.Deadlines, errors);
        Retry(options.Retry, errors);
        Breaker(options.Breaker, errors);
        Range("MaxConcurrentCalls", options.MaxConcurrentCalls, 1, 10_000, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Model(string name, ModelOptions model, List<string> errors)
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

        Address(path, model, errors);
    }

    private static void Address(string path, ModelOptions model, List<string> errors)
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

    private static void Name(string option, string? name, ModelsOptions options, List<string> errors)
    {
        if (name is null || options.Named.ContainsKey(name)
            || string.Equals(name, IChatModels.Offline, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var known = string.Join(", ", options.Named.Keys.Order(StringComparer.Ordinal).Append(IChatModels.Offline));
        errors.Add($"Models:{option} names no configured model; use one of {known}, or add it under Models:Named.");
    }

    private static void Deadlines(ModelDeadlines deadlines, List<string> errors)
    {
        Duration("Deadlines:Connect", deadlines.Connect, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        Duration("Deadlines:FirstToken", deadlines.FirstToken, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        Duration("Deadlines:Idle", deadlines.Idle, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        Duration("Deadlines:Total", deadlines.Total, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), errors);
    }

    private static void Retry(ModelRetryOptions retry, List<string> errors)
    {
        Range("Retry:Attempts", retry.Attempts, 0, 10, errors);
        Duration("Retry:BaseDelay", retry.BaseDelay, TimeSpan.Zero, TimeSpan.FromMinutes(10), errors);
        Duration("Retry:MaxDelay", retry.MaxDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        if (retry.MaxDelay < retry.BaseDelay)
        {
            errors.Add("Models:Retry:MaxDelay must not be shorter than Models:Retry:BaseDelay.");
        }
    }

    private static void Breaker(ModelBreakerOptions breaker, List<string> errors)
    {
        if (breaker.FailureRatio is not (> 0 and <= 1))
        {
            errors.Add("Models:Breaker:FailureRatio must be above 0 and at most 1.");
        }

        Duration("Breaker:Window", breaker.Window, TimeSpan.FromMilliseconds(500), TimeSpan.FromDays(1), errors);
        Duration("Breaker:Break", breaker.Break, TimeSpan.FromMilliseconds(500), TimeSpan.FromDays(1), errors);
        Range("Breaker:MinimumCalls", breaker.MinimumCalls, 2, int.MaxValue, errors);
    }

    private static void Duration(string option, TimeSpan value, TimeSpan least, TimeSpan most, List<string> errors)
    {
        if (value < least || value > most)
        {
            errors.Add($"Models:{option} must be from {least} to {most}.");
        }
    }

    private static void Range(string option, int value, int least, int most, List<string> errors)
    {
        if (value < least || value > most)
        {
            errors.Add($"Models:{option} must be from {least} to {most}.");
        }
    }
}
