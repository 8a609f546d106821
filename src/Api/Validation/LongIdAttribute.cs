namespace PersonaUniverse.Validation;

/// <summary>Holds text to the shape of a session's or a message's id.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LongIdAttribute : PatternAttribute
{
    public LongIdAttribute()
        : base(Ids.Pattern)
        => ErrorMessage = Ids.PatternMessage;

    // The pattern is for those who read the description of the API.
    public override bool IsValid(object? value) => value is null || Ids.Fits(value as string);
}
