import { limits } from '../api/limits';
import { TextArea, TextField } from '../ui/Field';
import { ColorChoice } from './ColorChoice';
import type { PersonaFields } from './personaFields';
import styles from './PersonaForm.module.css';
import { VisibilityChoice } from './VisibilityChoice';

interface PartProps {
  fields: PersonaFields;
  /** What the server says is wrong, by field. */
  errors: Readonly<Record<string, readonly string[]>>;
  onChange(part: Partial<PersonaFields>): void;
}

/** What others see of a persona before they speak to it. */
export function LookFields({ fields, errors, onChange }: PartProps) {
  return (
    <>
      <TextField
        label="Name"
        value={fields.name}
        errors={errors['name']}
        maxLength={limits.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextArea
        label="Description"
        hint="A line or two, for people who are looking for somebody to talk to."
        value={fields.description}
        errors={errors['description']}
        rows={2}
        most={limits.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <div className={styles.pair}>
        <ColorChoice value={fields.color} errors={errors['color']} onChange={(color) => onChange({ color })} />
        <VisibilityChoice
          value={fields.visibility}
          errors={errors['visibility']}
          onChange={(visibility) => onChange({ visibility })}
        />
      </div>
    </>
  );
}

/** How a persona thinks and speaks. */
export function VoiceFields({ fields, errors, onChange }: PartProps) {
  return (
    <>
      <TextArea
        label="Instructions"
        hint="How it thinks and speaks, written to a model."
        value={fields.instructions}
        errors={errors['instructions']}
        rows={6}
        most={limits.instructions}
        onChange={(event) => onChange({ instructions: event.target.value })}
      />
      <TextArea
        label="Greeting"
        hint="What it says first."
        value={fields.greeting}
        errors={errors['greeting']}
        rows={2}
        most={limits.greeting}
        onChange={(event) => onChange({ greeting: event.target.value })}
      />
      <TextArea
        label="Example lines"
        hint="Lines that sound like it, one below the other."
        value={fields.examples}
        errors={errors['examples']}
        rows={4}
        onChange={(event) => onChange({ examples: event.target.value })}
      />
    </>
  );
}
