using PersonaUniverse.Load;

// Drives chat turns against a running cluster and reports what they cost its processes. See docs/benchmarks.md.
var options = LoadOptions.Parse(args);
var users = await Task.WhenAll(Enumerable.Range(0, options.Users)
    .Select(i => LoadUser.ConnectAsync(options.Urls[i % options.Urls.Count], options.Persona)));

foreach (var phase in options.Phases)
{
    await LoadPhase.RunAsync(phase, users, options);
}

if (options.IdleSessions > 0)
{
    await SessionMemory.MeasureAsync(users, options);
}

foreach (var user in users)
{
    await user.DisposeAsync();
}
