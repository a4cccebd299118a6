// the pages of the calendar and of the search for a date, at both widths, in both languages and themes
