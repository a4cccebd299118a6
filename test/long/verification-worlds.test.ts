// the properties of every day, over ten times as many records
import '../domain/verification-properties.test.ts';
import '../domain/mutation-properties.test.ts';
