using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Validation;

/// <summary>Text that every store can keep: no NUL, no half of a surrogate pair.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlainTextAttribute : ValidationAttribute
{
    public PlainTextAttribute()
        : base("{0} holds characters that are not text.")
    {
    }

    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string text => IsPlain(text),
        IEnumerable<string> texts => texts.All(text => text is not null && IsPlain(text)),
        _ => false,
    };

    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !IsPair(text, ref i)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPair(string text, ref int i)
        => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i]);
}
