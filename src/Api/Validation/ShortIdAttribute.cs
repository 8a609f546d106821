namespace PersonaUniverse.Validation;

/// <summary>Holds text to the shape of a persona's or a trait's id.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShortIdAttribute : PatternAttribute
{
    public ShortIdAttribute()
        : base(Ids.ShortPattern)
        => ErrorMessage = Ids.ShortPatternMessage;

    // The pattern is for those who read the description of the API.
    public override bool IsValid(object? value) => value is null || Ids.FitsShort(value as string);
}
