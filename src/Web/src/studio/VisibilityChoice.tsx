import type { Visibility } from '../api/types';
import { SelectField } from '../ui/Field';

const meanings: readonly (readonly [Visibility, string])[] = [
  ['public', 'Everybody'],
  ['unlisted', 'Anybody with its address'],
  ['private', 'Only you'],
];

interface VisibilityChoiceProps {
  value: Visibility;
  errors: readonly string[] | undefined;
  onChange(visibility: Visibility): void;
}

export function VisibilityChoice({ value, errors, onChange }: VisibilityChoiceProps) {
  return <SelectField label="Who can meet it" value={value} errors={errors} options={meanings} onChange={onChange} />;
}
