namespace PersonaUniverse.Validation;

/// <summary>Holds text to the shape of a session's or a message's id.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LongIdAttribute : PatternAttribute
{
    public LongIdAttribute()
        : base(Ids.Pattern)
        => ErrorMessage = Ids.PatternMessage;
}
