// the properties of every day, over twenty thousand worlds a zone
import '../domain/schedule-properties.test.ts';
