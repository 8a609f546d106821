namespace PersonaUniverse.Personas;

/// <summary>Works out what a change does to a persona's traits. Pure: it stores nothing.</summary>
internal static class TraitEditor
{
    /// <summary>Applies a change.</summary>
    /// <param name="state">The persona as stored.</param>
    /// <param name="profile">The same persona, composed.</param>
    /// <param name="change">What is asked.</param>
    /// <returns>The next state, its version not yet raised, when the outcome is <see cref="PersonaOutcome.Done"/>.</returns>
    public static (PersonaOutcome Outcome, PersonaState Next) Apply(PersonaState state, PersonaProfile profile, TraitChange change)
    {
        if (!HasFittingIntensity(change))
        {
            return (PersonaOutcome.Invalid, state);
        }

        var trait = profile.Traits.FirstOrDefault(candidate => candidate.Id == change.TraitId);
        return (change.Action, trait) switch
        {
            (TraitAction.Add, null) => Add(state, change),
            (TraitAction.Add, _) => (PersonaOutcome.TraitExists, state),
            (_, null) => (PersonaOutcome.TraitUnknown, state),
            (TraitAction.Remove, { Inherited: true }) => (PersonaOutcome.TraitInherited, state),
            (TraitAction.Remove, _) => (PersonaOutcome.Done, Remove(state, trait)),
            _ => (PersonaOutcome.Done, Move(state, trait, Target(trait, change))),
        };
    }

    /// <summary>Whether the change bears an intensity if and only if its action needs one.</summary>
    public static bool HasFittingIntensity(TraitChange change) => change.Action switch
    {
        TraitAction.Set or TraitAction.Increase or TraitAction.Decrease or TraitAction.Add => change.Intensity is >= 0 and <= 1,
        TraitAction.Remove or TraitAction.Reset => change.Intensity is null,
        _ => false,
    };

    /// <summary>The intensity that a change leads to.</summary>
    public static double Target(Trait trait, TraitChange change)
    {
        var amount = change.Intensity.GetValueOrDefault();
        return change.Action switch
        {
            TraitAction.Set => amount,
            TraitAction.Increase => Math.Min(1, trait.Intensity + amount),
            TraitAction.Decrease => Math.Max(0, trait.Intensity - amount),
            _ => trait.Baseline,
        };
    }

    private static PersonaState Move(PersonaState state, Trait trait, double intensity)
        => state with
        {
            // Only what differs is stored, so a reset leaves no trace and follows a later change of the baseline.
            Intensities = intensity.Equals(trait.Baseline)
                ? state.Intensities.Remove(trait.Id)
                : state.Intensities.SetItem(trait.Id, intensity),
        };

    private static (PersonaOutcome, PersonaState) Add(PersonaState state, TraitChange change)
    {
        var definition = state.Definition!;
        if (definition.Traits.Length >= PersonaLimits.MostTraits)
        {
            return (PersonaOutcome.TooManyTraits, state);
        }

        var added = new TraitDefinition(
            change.TraitId, change.Name ?? change.TraitId, change.Description ?? "", change.Intensity.GetValueOrDefault());
        return (PersonaOutcome.Done, state with { Definition = definition with { Traits = definition.Traits.Add(added) } });
    }

    private static PersonaState Remove(PersonaState state, Trait trait)
    {
        var definition = state.Definition!;
        return state with
        {
            Definition = definition with { Traits = definition.Traits.RemoveAll(own => own.Id == trait.Id) },
            Intensities = state.Intensities.Remove(trait.Id),
        };
    }
}
