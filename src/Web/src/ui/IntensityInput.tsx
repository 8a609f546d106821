import type { InputHTMLAttributes } from 'react';

type IntensityInputProps = Pick<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'aria-label' | 'aria-valuetext'> & {
  value: number;
  onChange(intensity: number): void;
};

/** A slider over all that an intensity can be. */
export function IntensityInput({ onChange, ...input }: IntensityInputProps) {
  return (
    <input {...input} type="range" min={0} max={1} step={0.01} onChange={(event) => onChange(event.target.valueAsNumber)} />
  );
}
